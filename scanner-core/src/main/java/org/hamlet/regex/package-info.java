/**
 * A Perl pattern as rules write it to a compiled {@link org.hamlet.regex.RulePattern} that matches
 * bytes within a time budget and tells which literals any match must contain. Three chains, each
 * leaving less to the one before it in this list:
 *
 * <ul>
 *   <li>matching: {@link org.hamlet.regex.PatternParser} makes {@link org.hamlet.regex.Node}s, of
 *       which {@link org.hamlet.regex.ProgramWriter} makes a program for a {@link
 *       org.hamlet.regex.Backtracker};
 *   <li>where a match can begin: {@link org.hamlet.regex.LoosePattern} makes the nodes simpler,
 *       {@link org.hamlet.regex.BackwardNfa} an automaton of them, with which {@link
 *       org.hamlet.regex.StartFinder} walks once through a text;
 *   <li>which patterns are tried on a text at all: {@link org.hamlet.regex.LiteralAnalysis} finds
 *       what a match must contain, {@link org.hamlet.regex.LiteralIndex} knows that of all
 *       patterns, and {@link org.hamlet.regex.WindowTable} finds it in a text. {@link
 *       org.hamlet.regex.SequenceIndex} does likewise with shapes where there are no literals.
 * </ul>
 *
 * <p>{@link org.hamlet.regex.PatternSnapshot} keeps the results in a file. Called by {@code rule},
 * {@code engine}, {@code eval}, {@code eval.net} and {@code scanner}, and by {@code models.bayes}
 * of another module. Internal; thread-safe.
 *
 * <p>Sources: perlre and perlrecharclass for what patterns mean, with Perl 5.36 as the oracle of
 * tests; R. Cox, "Regular Expression Matching", 2007 to 2010, for the automaton and for literals a
 * match requires; K. Thompson, "Regular Expression Search Algorithm", 1968.
 */
@NullMarked
package org.hamlet.regex;

import org.jspecify.annotations.NullMarked;
