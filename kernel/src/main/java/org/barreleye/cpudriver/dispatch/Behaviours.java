package org.barreleye.cpudriver.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.kernel.InvocationDispatch;
import org.barreleye.generated.kernel.TypeInvocations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * What this kernel provides for the invocations of the specification. Behaviour that needs something of the kernel is listed
 * here; that of any other type is the class of this package that is called like the type, {@code BellBehaviour} for a type
 * {@code Bell}, if there is one. So a new type takes its lines in the specification and that class, and no other file.
 */
public final class Behaviours {
    private Behaviours() {}

    /**
     * The dispatch over all of them.
     *
     * @param launcher how dispatchers get their programs
     */
    public static InvocationDispatch<Call> dispatch(Launcher launcher) {
        List<TypeInvocations<Call>> behaviours = new ArrayList<>(List.of(new PhysicalMemoryBehaviour(),
                new RamBehaviour(), new FrameBehaviour(), new L1CNodeBehaviour(), new DispatcherBehaviour(launcher),
                new EndPointBehaviour(), new ServiceBehaviour(), new TerminalBehaviour(), new MailboxBehaviour()));
        for (ObjectType type : ObjectType.values()) {
            if (behaviours.stream().noneMatch(behaviour -> behaviour.type() == type)) {
                calledLike(type).ifPresent(behaviours::add);
            }
        }
        return new InvocationDispatch<>(behaviours);
    }

    @SuppressWarnings("unchecked")
    private static Optional<TypeInvocations<Call>> calledLike(ObjectType type) {
        String name = Behaviours.class.getPackageName() + "." + type.declaredName() + "Behaviour";
        try {
            return Optional.of((TypeInvocations<Call>) Class.forName(name).getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new KernelBug(name + " needs a constructor without arguments, or a place in the list");
        }
    }
}
