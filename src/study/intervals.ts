/** Normal quantiles for two-sided intervals. */
export const Z80 = 1.2815515655446004;
export const Z95 = 1.959963984540054;

/** Bounds of a proportion, 0-1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of k successes in n trials. With n = 0 nothing is known: 0-1.
 * @param z normal quantile, e.g. Z95
 */
export function wilson(k: number, n: number, z: number = Z95): Interval {
  if (!(n >= 0) || !(k >= 0) || k > n) throw new RangeError(`expected 0 <= k <= n, got k = ${k}, n = ${n}`);
  if (n === 0) return { low: 0, high: 1 };
  const zz = z * z;
  const middle = (k + zz / 2) / (n + zz);
  const half = (z / (n + zz)) * Math.sqrt((k * (n - k)) / n + zz / 4);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Equal-tailed interval of Beta(a, b), exact to 1e-9.
 * @param mass probability inside, e.g. 0.8
 */
export function betaInterval(a: number, b: number, mass: number): Interval {
  const tail = (1 - mass) / 2;
  return { low: betaQuantile(tail, a, b), high: betaQuantile(1 - tail, a, b) };
}

/** P(X <= x) for X ~ Beta(a, b): the regularised incomplete beta function. */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`expected positive a and b, got ${a} and ${b}`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast below the mean; above it, the mirrored one does.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Continued fraction of the incomplete beta function (NIST DLMF 8.17.22), evaluated by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) return result;
  }
  throw new RangeError(`expected the beta fraction to converge, got none for x = ${x}, a = ${a}, b = ${b}`);
}

/** ln of the gamma function for x > 0: Stirling's series (DLMF 5.11.1), after moving x above 10. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += Math.log(z);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
