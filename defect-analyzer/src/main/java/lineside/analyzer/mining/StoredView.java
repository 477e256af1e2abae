package lineside.analyzer.mining;

/**
 * A view with findings whose picture was stored.
 *
 * @param recipeId recipe that the part was inspected by: parts of another look differently
 */
public record StoredView(String lineId, String stationId, String recipeId, String pictureSha256) {}
