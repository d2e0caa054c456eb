/**
 * Digests by which services know a message that others got as well. Called by eval functions and by
 * what reports messages; each service's digest has a package of its own below this one. Internal;
 * stateless.
 */
@NullMarked
package org.hamlet.digest;

import org.jspecify.annotations.NullMarked;
