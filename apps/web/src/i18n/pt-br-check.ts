import type { Messages } from './en.ts';

/** The sentences of the page that checks one's setup, in Brazilian Portuguese. */
export const ptBrCheck: Messages['check'] = {
  link: 'Testar dispositivos e conexão',
  documentTitle: 'Teste · LiveMeet',
  lead: 'Testa seu microfone, sua câmera, seu alto-falante e o caminho até este servidor. Leva cerca de meio minuto, e nada é gravado.',
  start: 'Começar o teste',
  again: 'Testar de novo',
  steps: 'Etapas do teste',
  sayFirst: 'Diga alguma coisa…',
  question: 'Você ouviu três notas?',
  heard: 'Sim, ouvi',
  notHeard: 'Não',
  playAgain: 'Tocar de novo',
  told: '{step}: {result}',
  allWell: 'Tudo funciona. Você já pode entrar.',
  someTrouble:
    '{count, plural, one {Um ponto pede atenção. Ao lado está o que fazer.} other {# pontos pedem atenção. Ao lado de cada um está o que fazer.}}',
  report: 'Relatório',
  reportHint: 'Para quem mantém este servidor. Não contém nome, sala nem senha.',
  copy: 'Copiar o relatório',
  copied: 'Copiado',
  time: 'Horário',
  browser: 'Navegador',
  system: 'Sistema',
  unknown: 'desconhecido',
  picture: '{width} × {height}, {framesPerSecond, plural, one {# imagem} other {# imagens}} por segundo',
  latency: 'Responde em {milliseconds} ms',
  roundTrip: 'Ida e volta em {milliseconds} ms',
  server: 'Servidor de mídia {server}',
  version: 'Versão {version}',
  duration: '{seconds} s',
  stepName: {
    microphone: 'Microfone',
    camera: 'Câmera',
    api: 'Servidor de reuniões',
    signalling: 'Servidor de mídia',
    udp: 'Som e imagem por UDP',
    tcp: 'Som e imagem por TCP',
    speaker: 'Alto-falante',
  },
  result: {
    waiting: 'Na fila',
    running: 'Testando…',
    passed: 'Funciona',
    failed: 'Pede atenção',
    skipped: 'Não testado',
  },
  trouble: {
    silent:
      'O microfone está aberto, mas nada foi ouvido. Veja se ele está silenciado e o volume de entrada do sistema; depois teste de novo e fale.',
    noPicture:
      'A câmera está aberta, mas não veio imagem. Veja se ela está coberta, desconecte-a e conecte-a de novo, e repita o teste.',
    apiUnreachable: 'O servidor de reuniões não responde. Verifique sua conexão e teste de novo.',
    apiUnavailable: 'O servidor de reuniões está se recuperando. Teste de novo daqui a pouco.',
    rateLimited: 'Muita gente entrou agora há pouco. Teste de novo daqui a um minuto.',
    apiUnexpected:
      'O servidor de reuniões deu uma resposta que não serve. Envie o relatório para quem o mantém.',
    sfuUnreachable:
      'Não foi possível alcançar o servidor de mídia por WebSocket. Pode haver um proxy ou um firewall no caminho: tente outra rede e envie o relatório para quem mantém o servidor.',
    tokenRefused:
      'O servidor de mídia não aceitou a palavra do servidor de reuniões. Envie o relatório para quem o mantém.',
    udpBlocked:
      'O UDP não passa, então as chamadas usam TCP: funcionam, mas com mais falhas. A causa pode ser um firewall ou uma VPN; outra rede é melhor.',
    mediaBlocked:
      'Nem som nem imagem chegam ao servidor de mídia. A causa pode ser um firewall ou uma VPN: tente outra rede e envie o relatório para quem mantém o servidor.',
    tcpBlocked:
      'Som e imagem não passam por TCP. Isso só importa onde o UDP é bloqueado: envie o relatório para quem mantém o servidor.',
    notHeard: 'Aumente o volume e veja qual alto-falante ou fone o sistema usa; depois teste de novo.',
    unexpected: 'Esta etapa foi interrompida. Recarregue a página e teste de novo.',
  },
  omission: {
    needsApi: 'Vem depois do servidor de reuniões, que não respondeu.',
    needsSignalling: 'Vem depois do servidor de mídia, que não foi alcançado.',
    tcpNotOffered: 'Este servidor não oferece TCP. Ele só é necessário onde a rede bloqueia o UDP.',
  },
};
