/** What is asked of every server that issues tokens, and by how many. */
export const tokenOrder = {
  body: JSON.stringify({ participantName: 'Ana Souza' }),
  connections: 48,
  // 120 tokens a minute for each are more than 10,000 a second.
  addressesEach: 200,
};
