/** The mailets and matchers for Apache James. Filled by the James work; empty until then. */
@NullMarked
package org.hamlet.mailet;

import org.jspecify.annotations.NullMarked;
