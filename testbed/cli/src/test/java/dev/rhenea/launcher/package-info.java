/** The launcher script, run as a user runs it, on machines that lack something. */
@NullMarked
package dev.rhenea.launcher;

import org.jspecify.annotations.NullMarked;
