/**
 * A Perl pattern as rules write it to a compiled {@link org.hamlet.regex.RulePattern} that matches
 * bytes within a time budget and tells which literals any match must contain. Called by the rule
 * reader and the engine. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.regex;

import org.jspecify.annotations.NullMarked;
