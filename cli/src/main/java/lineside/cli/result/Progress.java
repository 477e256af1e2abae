package lineside.cli.result;

/**
 * How far a run is, in distinct ids. Equal values at two moments mean that nothing went on between
 * them.
 *
 * @param triggered views asked for
 * @param viewVerdicts views with a verdict
 * @param parts inspections asked for
 * @param finalVerdicts inspections with their final verdict, transactionally delivered
 * @param alarms raised
 * @param losses views declared lost, without those whose frame came after all
 * @param deadLetters records that nobody could use
 */
public record Progress(
    long triggered,
    long viewVerdicts,
    long parts,
    long finalVerdicts,
    long alarms,
    long losses,
    long deadLetters) {}
