import type { Words } from '../words.ts';

export const dashboard: Words['dashboard'] = {
  title: (counter) => `Die Geschichte von ${counter}`,
  open: 'Seine Geschichte',
  counter: 'Zum Zähler',
  range: 'Zeitraum',
  ranges: {
    hour: 'Letzte Stunde',
    day: 'Letzte 24 Stunden',
    week: 'Letzte 7 Tage',
    month: 'Letzte 30 Tage',
    year: 'Letztes Jahr',
  },
  step: 'Schritt',
  steps: { '1m': 'Minuten', '1h': 'Stunden', '1d': 'Tage' },
  zone: 'Zeitzone',
  zones: { local: (name) => `Deine: ${name}`, utc: () => 'UTC' },
  loading: 'Die Geschichte wird geladen',
  total: 'Stand im Lauf der Zeit',
  totalNow: (total, when) => `${total} ${when}`,
  per: { '1m': 'Klicks pro Minute', '1h': 'Klicks pro Stunde', '1d': 'Klicks pro Tag' },
  sum: (clicks, since) => `${clicks} seit ${since}`,
  count: 'Stand',
  clicks: 'Klicks',
  reset: 'auf 0 gesetzt',
  now: 'jetzt',
  utcDays:
    'Tage beginnen hier um Mitternacht UTC: So weit zurück, und in Zonen mit halben Stunden, gibt es keine feineren Schritte.',
  recent: 'Die letzten Klicks',
  recentText:
    'Die neuesten der letzten Stunde. Wer geklickt hat, sehen nur die Person selbst und wer sich um den Dienst kümmert.',
  recentLoading: 'Die letzten Klicks werden geladen',
  recentNone: 'In der letzten Stunde hat niemand geklickt.',
  you: 'du',
  csv: 'Als CSV herunterladen',
};
