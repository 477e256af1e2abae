// Outlines drawn by hand: a trace of the pointer becomes a region with few corners.

const MOST_CORNERS = 64;
const FIRST_TOLERANCE = 0.003;

/** Corners of a closed outline near a trace of points {x, y}, at most 64 (Ramer, Douglas and Peucker). */
export function simplified(trace) {
  let tolerance = FIRST_TOLERANCE;
  let corners = reduced(trace, tolerance);
  while (corners.length > MOST_CORNERS) {
    tolerance *= 1.5;
    corners = reduced(trace, tolerance);
  }
  const [first, last] = [corners[0], corners[corners.length - 1]];
  return corners.length > 3 && distance(first, last) < 2 * tolerance ? corners.slice(0, -1) : corners;
}

function reduced(points, tolerance) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points[points.length - 1]];
  let farthest = 0;
  let most = 0;
  for (let place = 1; place < points.length - 1; place++) {
    const off = offLine(points[place], first, last);
    if (off > most) {
      most = off;
      farthest = place;
    }
  }
  if (most <= tolerance) return [first, last];
  return [...reduced(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...reduced(points.slice(farthest), tolerance)];
}

function offLine(point, from, to) {
  const length = distance(from, to);
  if (length === 0) return distance(point, from);
  return Math.abs((to.x - from.x) * (from.y - point.y) - (from.x - point.x) * (to.y - from.y)) / length;
}

export function distance(one, two) {
  return Math.hypot(one.x - two.x, one.y - two.y);
}
