/**
 * What the attached files of one message hold, each kind read when first asked for. Called by the
 * texts and the eval functions; damaged files give fewer facts, never an exception. Internal; an
 * instance belongs to one scan and one thread.
 */
@NullMarked
package org.hamlet.content;

import org.jspecify.annotations.NullMarked;
