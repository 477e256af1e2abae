package lineside.footage.defect;

import lineside.footage.render.Seed;

/**
 * A defect that shall be drawn.
 *
 * @param kind its kind
 * @param place its centre on the canvas of the view
 * @param seed decides its shape
 * @param targetSigma contrast to aim at, in multiples of the local standard deviation; what came
 *     out is measured afterwards
 */
public record DefectOrder(DefectKind kind, Place place, Seed seed, double targetSigma) {}
