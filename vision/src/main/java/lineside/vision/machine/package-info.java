/** What the machine gives to this process. */
@NullMarked
package lineside.vision.machine;

import org.jspecify.annotations.NullMarked;
