package lineside.ingest.spool;

/**
 * Where one frame lies in the spool.
 *
 * @param segment number of the segment
 * @param position offset of its record in the segment
 * @param payloadBytes size of what was stored
 * @param epoch counting period of the frame's trigger
 * @param sequence number of the frame's trigger
 * @param storedAtMillis wall clock when it was stored, since 1970 (UTC)
 */
public record SpoolEntry(
    long segment,
    long position,
    int payloadBytes,
    long epoch,
    long sequence,
    long storedAtMillis) {}
