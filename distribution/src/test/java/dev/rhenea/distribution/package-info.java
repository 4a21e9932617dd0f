/** The tarball, tested as somebody has it who unpacked it. Start at {@code TarballTest}. */
@NullMarked
package dev.rhenea.distribution;

import org.jspecify.annotations.NullMarked;
