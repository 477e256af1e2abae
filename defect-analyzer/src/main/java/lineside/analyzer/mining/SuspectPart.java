package lineside.analyzer.mining;

import lineside.schemas.record.ContainmentAction;

/**
 * A part that was made under the condition of a pattern, while its rate was raised, and passed.
 *
 * @param action what to do with it
 * @param reason why, for a person
 */
public record SuspectPart(InspectedPart part, ContainmentAction action, String reason) {}
