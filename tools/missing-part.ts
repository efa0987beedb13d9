/** Something a run needs is not here and cannot be brought. The message is one sentence a person can act on. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}
