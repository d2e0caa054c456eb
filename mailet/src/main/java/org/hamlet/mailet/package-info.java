/** The mailets and matchers for Apache James. There are none yet. */
@NullMarked
package org.hamlet.mailet;

import org.jspecify.annotations.NullMarked;
