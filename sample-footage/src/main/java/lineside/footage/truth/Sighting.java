package lineside.footage.truth;

import lineside.footage.defect.Visibility;
import lineside.footage.plan.PlannedDefect;
import lineside.footage.plan.PlannedPart;
import lineside.footage.plan.PlannedShot;

/**
 * A defect, or a piece of it, in one picture.
 *
 * @param part part that the picture shows
 * @param shot the picture
 * @param defect the defect
 * @param visibility how much of it is seen there, as if the camera were sound
 */
public record Sighting(
    PlannedPart part, PlannedShot shot, PlannedDefect defect, Visibility visibility) {}
