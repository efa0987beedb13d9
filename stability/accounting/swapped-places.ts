/** How many of those who are in both lists stand behind someone they stood before. Pure. */
export function swappedPlaces(before: readonly string[], after: readonly string[]): number {
  const stayed = after.filter((one) => before.includes(one));
  const places = stayed.map((one) => before.indexOf(one));
  return places.filter((place, index) => places.slice(0, index).some((earlier) => earlier > place)).length;
}
