/** Looks at the machine that Lineside runs on. */
@NullMarked
package lineside.cli.doctor;

import org.jspecify.annotations.NullMarked;
