package lineside.ingest.agent;

import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.LineTime;
import lineside.ingest.publish.FramePublisher;

/**
 * What an agent is given and shares with others.
 *
 * @param publisher the way out
 * @param lineTime the time of the camera's set
 * @param clock the machine's clocks
 * @param settings settings common to all cameras
 * @param overflow where frames go that memory does not hold
 */
public record AgentContext(
    FramePublisher publisher,
    LineTime lineTime,
    IngestClock clock,
    IngestSettings settings,
    Overflow overflow) {}
