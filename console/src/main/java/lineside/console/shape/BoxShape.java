package lineside.console.shape;

/** A part of a picture in shares of it, origin top left. */
public record BoxShape(double x, double y, double width, double height) {}
