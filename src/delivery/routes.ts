/** The routes of a post's buttons; features/daily answers them. */
export const POST_ROUTES = {
  pick: 'daily.pick',
  confirm: 'daily.sure',
  change: 'daily.change',
  language: 'daily.lang',
  result: 'daily.result',
  late: 'daily.late',
} as const;
