package org.barreleye.cpudriver.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.generated.kernel.TypeInvocations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * What this kernel provides for the invocations of the specification. Behaviour that needs something of the kernel is
 * listed here; that of any other type is the class of this package that is called like the type, {@code BellBehaviour}
 * for a type {@code Bell}, if there is one. So a new type takes its lines in the specification and that class, and no
 * other file.
 */
public final class InvocationTable {
    private InvocationTable() {}

    /**
     * The dispatch over all of them.
     *
     * @param launcher how dispatchers get their programs
     */
    public static InvocationDispatch<InvocationContext> create(Launcher launcher) {
        List<TypeInvocations<InvocationContext>> handlers =
                new ArrayList<>(List
                .of(new KernelInvocationHandler(), new RamInvocationHandler(), new FrameInvocationHandler(),
                new L1CNodeInvocationHandler(), new DispatcherInvocationHandler(launcher),
                new EndPointInvocationHandler(), new ServiceInvocationHandler(), new TerminalInvocationHandler(),
                new MailboxInvocationHandler()));
        for (ObjectType type : ObjectType.values()) {
            if (handlers.stream().noneMatch(handler -> handler.type() == type)) {
                findByTypeName(type).ifPresent(handlers::add);
            }
        }
        return new InvocationDispatch<>(handlers);
    }

    @SuppressWarnings("unchecked")
    private static Optional<TypeInvocations<InvocationContext>> findByTypeName(ObjectType type) {
        String name = InvocationTable.class.getPackageName() + "." + type.declaredName() + "InvocationHandler";
        try {
            return Optional.of((TypeInvocations<InvocationContext>) Class.forName(name).getDeclaredConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new KernelBug(name + " needs a constructor without arguments, or a place in the list");
        }
    }
}
