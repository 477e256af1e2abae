package lineside.analyzer.crop;

/**
 * A crop with what a model made of it.
 *
 * @param crop what the archive says
 * @param reading what the model says
 */
public record HistoricCrop(ArchivedCrop crop, CropReading reading) {}
