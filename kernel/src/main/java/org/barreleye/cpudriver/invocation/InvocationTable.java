package org.barreleye.cpudriver.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.generated.kernel.TypeInvocations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * The invocation handlers of this kernel, by type. A handler of a type that is not listed here is the class of this
 * package that is named after the type, {@code BellInvocationHandler} for a type {@code Bell}, if it exists. So a new
 * type needs its lines in the specification and this class, and no other file.
 */
public final class InvocationTable {
    private InvocationTable() {}

    /**
     * Creates the dispatch over all handlers.
     *
     * @param launcher starts the programs of dispatchers
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
