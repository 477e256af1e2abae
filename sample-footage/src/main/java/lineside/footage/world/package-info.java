/** Surfaces and defects of wide variety, drawn at random, from which a general model is trained. */
@NullMarked
package lineside.footage.world;

import org.jspecify.annotations.NullMarked;
