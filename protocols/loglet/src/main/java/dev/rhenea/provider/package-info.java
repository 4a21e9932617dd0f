/**
 * What a provider is given and gives: the service-provider side of the contract.
 *
 * <p>Start at {@link dev.rhenea.provider.ProtocolProvider}, the common half of Loglet and register
 * providers; {@link dev.rhenea.provider.Catalogue} is where they are found, {@link
 * dev.rhenea.provider.Host} what they receive, {@link dev.rhenea.provider.EngineProvider} how an
 * existing server gets into a node process. Uses the other packages of this module and the JDK
 * alone.
 */
@NullMarked
package dev.rhenea.provider;

import org.jspecify.annotations.NullMarked;
