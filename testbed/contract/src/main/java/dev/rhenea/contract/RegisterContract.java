package dev.rhenea.contract;

/**
 * Everything a register promises, as tests; a protocol's own test implements this interface and
 * names its provider and a spec.
 */
public interface RegisterContract extends RegisterUseContract, RegisterFailureContract {}
