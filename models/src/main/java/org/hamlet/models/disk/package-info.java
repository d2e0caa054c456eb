/**
 * Files that survive: one that is only ever replaced as a whole, and a journal of what came since,
 * so that neither the end of the process nor a power cut at any write harms what was learned.
 * Called by the stores of tokens, of weights and of senders. Any number of processes read while one
 * at a time writes; what a class leaves to the lock of its owner it says.
 */
@NullMarked
package org.hamlet.models.disk;

import org.jspecify.annotations.NullMarked;
