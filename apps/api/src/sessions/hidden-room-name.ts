/**
 * SQL for what stands in place of an old room name: `#` and a hash. No name of a room may hold a `#`, so it is known
 * for what it is; rooms of one name stay one, which also lets whoever knows a name find its rows.
 */
export function hiddenRoomName(roomName: string): string {
  return `'#' || encode(sha256(convert_to(${roomName}, 'UTF8')), 'hex')`;
}
