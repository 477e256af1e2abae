package lineside.analyzer.history;

import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropReading;

/**
 * A crop with what a model made of it.
 *
 * @param crop what the archive says
 * @param reading what the model says
 */
public record HistoricCrop(ArchivedCrop crop, CropReading reading) {}
