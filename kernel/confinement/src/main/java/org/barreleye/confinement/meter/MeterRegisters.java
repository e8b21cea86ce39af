package org.barreleye.confinement.meter;

/** The registers of the meter of one domain, as the system reads and sets them. */
public interface MeterRegisters {
    /** Attaches the account that is charged. */
    void attach(ProgramAccount account);

    /** The cycles until the account is charged. */
    int budget();

    /** Sets the cycles until the account is charged. */
    void setBudget(int cycles);

    /** The bytes of stack that the running thread has left. */
    int stack();

    /** Sets the bytes of stack that the running thread has left. */
    void setStack(int bytes);

    /** The bytes that the domain has allocated since it began. */
    long allocated();

    /** The number of identity hash codes that the domain has used. */
    int hashes();

    /** Sets the number of identity hash codes that the domain has used. */
    void setHashes(int count);
}
