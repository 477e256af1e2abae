/** Labelled data sets of harder scenes than the demonstration lines show. */
@NullMarked
package lineside.footage.scene;

import org.jspecify.annotations.NullMarked;
