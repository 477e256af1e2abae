package lineside.console.shape;

/** A place on a picture in shares of it, origin top left. */
public record PointShape(double x, double y) {}
