/**
 * JUnit kits that every implementation of a contract passes: a Loglet, a register, an environment.
 *
 * <p>Start at {@link dev.rhenea.contract.LogletContract}: a protocol's test implements it, names
 * its provider and a spec, and has all of it tested in the simulator. {@link
 * dev.rhenea.contract.TestCluster} is what the kits run on, simulated or real: which faults it can
 * inject it says itself, and tests that need another one are left out there. The kits' own tests
 * run them against toys that break one promise each and demand that the right test fails.
 *
 * <p>May use: the contract, the simulator and the checker; never a concrete protocol.
 */
@NullMarked
package dev.rhenea.contract;

import org.jspecify.annotations.NullMarked;
