/**
 * An S3-compatible service for tests, in their own process: S3Proxy over a folder, whose writes are
 * made conditional in one step, as Amazon's are, or not at all, as some services' are.
 *
 * <p>Start at {@link dev.rhenea.s3server.S3Server}. Uses S3Proxy, and nothing of this project.
 */
@NullMarked
package dev.rhenea.s3server;

import org.jspecify.annotations.NullMarked;
