/** What the images of a camera say about the camera. */
@NullMarked
package lineside.ingest.health;

import org.jspecify.annotations.NullMarked;
