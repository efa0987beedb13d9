/** The sentences of the page that checks one's setup, in English. */
export const enCheck = {
  link: 'Check your devices and connection',
  documentTitle: 'Check · LiveMeet',
  lead: 'Tests your microphone, camera and speaker, and the way to this server. It takes about half a minute, and nothing is recorded.',
  start: 'Start the check',
  again: 'Check again',
  steps: 'Steps of the check',
  sayFirst: 'Say something…',
  question: 'Did you hear three notes?',
  heard: 'Yes, I heard them',
  notHeard: 'No',
  playAgain: 'Play again',
  told: '{step}: {result}',
  allWell: 'Everything works. You are ready to join.',
  someTrouble:
    '{count, plural, one {One thing needs a look. What to do stands beside it.} other {# things need a look. What to do stands beside each.}}',
  report: 'Report',
  reportHint: 'For whoever runs this server. It holds no name, no room and no password.',
  copy: 'Copy the report',
  copied: 'Copied',
  time: 'Time',
  browser: 'Browser',
  system: 'System',
  unknown: 'unknown',
  picture: '{width} × {height}, {framesPerSecond, plural, one {# picture} other {# pictures}} a second',
  latency: 'Answers within {milliseconds} ms',
  roundTrip: 'There and back in {milliseconds} ms',
  server: 'Media server {server}',
  version: 'Version {version}',
  duration: '{seconds} s',
  stepName: {
    microphone: 'Microphone',
    camera: 'Camera',
    api: 'Meeting server',
    signalling: 'Media server',
    udp: 'Sound and picture over UDP',
    tcp: 'Sound and picture over TCP',
    speaker: 'Speaker',
  },
  result: {
    waiting: 'Waiting',
    running: 'Checking…',
    passed: 'Works',
    failed: 'Needs a look',
    skipped: 'Left out',
  },
  trouble: {
    silent:
      'The microphone is open, but nothing was heard. Check its mute switch and the system’s input volume, then check again and speak.',
    noPicture:
      'The camera is open, but no picture came. Check its cover, unplug and replug it, then check again.',
    apiUnreachable: 'The meeting server does not answer. Check your connection, then check again.',
    apiUnavailable: 'The meeting server is busy recovering. Check again in a moment.',
    rateLimited: 'Too many people joined just now. Check again in a minute.',
    apiUnexpected:
      'The meeting server gave an answer that cannot be used. Send the report to whoever runs it.',
    sfuUnreachable:
      'The media server cannot be reached over a WebSocket. A proxy or a firewall may be in the way: try another network, and send the report to whoever runs the server.',
    tokenRefused:
      'The media server did not take the meeting server’s word. Send the report to whoever runs it.',
    udpBlocked:
      'UDP does not get through, so calls go over TCP: they work, with more hiccups. A firewall or VPN may be the cause; another network is better.',
    mediaBlocked:
      'No sound or picture gets through to the media server. A firewall or VPN may be the cause: try another network, and send the report to whoever runs the server.',
    tcpBlocked:
      'Sound and picture do not get through over TCP. That matters only where UDP is blocked: send the report to whoever runs the server.',
    notHeard: 'Turn up the volume and look which speaker or headset the system uses, then check again.',
    unexpected: 'This step broke off. Reload the page and check again.',
  },
  omission: {
    needsApi: 'Comes after the meeting server, which did not answer.',
    needsSignalling: 'Comes after the media server, which was not reached.',
    tcpNotOffered: 'This server offers no TCP. It is needed only where a network blocks UDP.',
  },
} as const;
