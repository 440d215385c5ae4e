import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured logs. Tokens and people's words never reach them: errors are reduced to what an operator needs. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError }, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  readonly url?: string;
  readonly stack?: string;
  readonly cause?: ErrorFields;
}

/** An error without request bodies, query parameters, interaction tokens or database values. */
export function describeError(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { code, status, method, url, cause } = error as Error & Record<string, unknown>;
  const message = messageOf(error.message, code);
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof method === 'string' ? { method } : {}),
    ...(typeof url === 'string' ? { url: withoutSecrets(url) } : {}),
    ...(error.stack === undefined ? {} : { stack: frames(error.stack) }),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  };
}

/** Drizzle's own message repeats all values of the query, and Postgres quotes the one that it could not read. */
function messageOf(message: string, code: unknown): string {
  if (message.startsWith('Failed query:')) return 'a query failed';
  const quoting = typeof code === 'string' && /^2[23]/.test(code);
  return withoutSecrets(quoting ? message.replace(/".*"/s, '"***"') : message);
}

/** The token of an interaction or webhook, and anything with the shape of a bot token. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/((?:interactions|webhooks)\/\d+\/)[^/?\s]+/g, '$1***')
    .replace(/[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}/g, '***')
    .replace(/(postgres(?:ql)?:\/\/[^:@/\s]*:)[^@\s]*@/g, '$1***@');
}

/** Where it happened, without the message that the stack begins with. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
