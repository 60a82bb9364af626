/**
 * Erlang's loss formula: the share of requests that find every bed taken, where requests come by chance. It knows nothing of whether a free bed
 * suits the child, so it flatters. @param load beds that the requests would fill if there were always room
 */
export function shareRefused(beds: number, load: number): number {
  let refused = 1;
  for (let k = 1; k <= beds; k++) refused = (load * refused) / (k + load * refused);
  return refused;
}

/** The share refused that keeping so many beds so full brings with it. */
export function refusedAt(occupancy: number, beds: number): number {
  return shareRefused(beds, loadFor(beds, (load) => load * (1 - shareRefused(beds, load)) / beds, occupancy));
}

/** How full the beds can be kept when no more than the share is refused. */
export function occupancyAt(refused: number, beds: number): number {
  const load = loadFor(beds, (candidate) => shareRefused(beds, candidate), refused);
  return (load * (1 - refused)) / beds;
}

/** Both rise with the load. */
function loadFor(beds: number, measure: (load: number) => number, wanted: number): number {
  let [low, high] = [0, beds];
  while (measure(high) < wanted) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (measure(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
