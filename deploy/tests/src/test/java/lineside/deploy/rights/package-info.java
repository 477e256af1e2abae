/** Who is refused what by a broker that asks for certificates. */
@NullMarked
package lineside.deploy.rights;

import org.jspecify.annotations.NullMarked;
