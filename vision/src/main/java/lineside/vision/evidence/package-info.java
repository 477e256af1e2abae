/** Pictures that verdicts rest on, stored under the hash of their bytes. */
@NullMarked
package lineside.vision.evidence;

import org.jspecify.annotations.NullMarked;
