package org.barreleye.service.interrupt;

import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.bus.FunctionRegister;

/**
 * The driver of interrupts by messages: tells each function on the bus to which core and with which vector it sends
 * them. Line n is the function at page n of configuration space. A function sends a message when its device begins to
 * want attention, and none as long as it does.
 */
record MessageDriver(Domain domain, Region configuration) implements ControllerDriver {
    private static final long PAGE = 4_096;

    private RegisterWindow<FunctionRegister> function(int line) {
        return new RegisterWindow<>(configuration.window(domain.syscalls().memory()).part(line * PAGE, PAGE));
    }

    private boolean isPresent(int line) {
        return function(line).read(FunctionRegister.IDENTITY) != FunctionRegister.ABSENT;
    }

    @Override
    public void maskAll() {
        for (int line = 0; line < configuration.bytes() / PAGE; line++) {
            // The messages of bridges are those of the bus service.
            if (isPresent(line)
                    && function(line).read(FunctionRegister.HEADER_TYPE) == FunctionRegister.HEADER_DEVICE) {
                mask(line);
            }
        }
    }

    @Override
    public void unmask(int line, boolean isLevel, int core, int vector) {
        RegisterWindow<FunctionRegister> function = function(line);
        function.write(FunctionRegister.MSI_DESTINATION, core);
        function.write(FunctionRegister.MSI_VECTOR, vector);
        function.write(FunctionRegister.INTERRUPT_DISABLE, 1);
        function.write(FunctionRegister.MSI_ENABLE, 1);
    }

    @Override
    public void mask(int line) {
        function(line).write(FunctionRegister.MSI_ENABLE, 0);
    }

    /** There is nothing to end: the kernel masks the vector. */
    @Override
    public void acknowledge(int line) {}

    @Override
    public boolean isPending(int line) {
        return isPresent(line) && function(line).isSet(FunctionRegister.INTERRUPT_STATUS);
    }
}
