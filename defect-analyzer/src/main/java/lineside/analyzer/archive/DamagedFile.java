package lineside.analyzer.archive;

/**
 * A file below the archive that could not be read and was left out as a whole.
 *
 * @param name path relative to the archive, with forward slashes
 * @param reason what is wrong with it, for a person
 */
public record DamagedFile(String name, String reason) {}
