/** A line through these values as an SVG path, in a box with 0 at its bottom and the most at its top. */
export function outline(values: readonly number[], width: number, height: number): string {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  return values
    .map((value, place) => {
      const [x, y] = [place * step, height - (value / most) * height];
      return `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
