% The predicates of facts: what the parts of the system tell the knowledge base. A predicate that is declared here may
% have no facts; a query that calls it then fails, and says so in its explanation. Facts of a predicate that is declared
% dynamic come from the knowledge base service itself; of one that is declared added_by, also from the services of the
% boot plan that are listed.

% --- cores, caches and memory, from the description that the machine gives to its boot loader ---

% core(Core, Isa, Bits, Endianness, Megahertz, Mmu, Node)
:- dynamic(core/7).
% coherent(Core, Domain): hardware keeps the caches of the cores of one domain coherent.
:- dynamic(coherent/2).
% mailbox(Core): the core reaches the mailbox of the machine.
:- dynamic(mailbox/1).
% cache(Core, Level, Bytes, LineBytes)
:- dynamic(cache/4).
% memory(Space, Node, Bytes): Node is 'everywhere' if it is equally far from all cores.
:- dynamic(memory/3).
% scratchpad(Space, Node, Bytes): memory that no service hands out.
:- dynamic(scratchpad/3).

% --- what the system sees while it runs ---

% core_on(Core): its monitor has joined.
:- dynamic(core_on/1).
% distance(From, To, Nanoseconds): the round trip of a message between the monitors of two cores, as measured. It is
% measured between some cores only; apart/3 of machine.pl tells it of all.
:- dynamic(distance/3).
% process(Process, Program, Core): it runs.
:- dynamic(process/3).
% service(Name): it is registered with the name service.
:- dynamic(service/1).

% --- devices and drivers ---

% device(Device, Kind, Node): Node is 'everywhere' if all cores reach it alike.
:- added_by(device/3, [devices, bus]).
% identity(Device, Vendor, Id): from the configuration space of its bus.
:- added_by(identity/3, [devices, bus]).
% interrupts(Device, Core): its interrupt line goes to this core directly, without a controller. A mailbox interrupts
% every core, and has no such fact.
:- dynamic(interrupts/2).
% bus_function(Device, Bus, Slot, Class, Address, Bytes, Line, Messages): the enumeration of the bus has found it, and
% given its registers this address on the bus and size. Line is 'none' if it has no interrupt line; Messages is 'yes' if
% it can interrupt by messages.
:- added_by(bus_function/8, [bus]).
% left_bus(Device, Bus, Slot): it was found on the bus before, and is not there any more.
:- added_by(left_bus/3, [bus]).
% interrupt_line(Device, Source): its interrupt line goes to an interrupt controller; Source is the number of the line.
% The messages of a function on the bus are a line of the controller 'messages', which stands for all functions.
:- added_by(interrupt_line/2, [bus]).
% unreachable(Node, Device): no core of the node can address its registers.
:- added_by(unreachable/2, [devices]).
% drives(Driver, Kind), drives(Driver, Vendor, Id): from the manifest of the driver.
:- added_by(drives/2, [devices]).
:- added_by(drives/3, [devices]).
% driver_isa(Driver, Isa): the driver runs on these instruction sets only; on all if there is no such fact.
:- added_by(driver_isa/2, [devices]).
% running(Driver, Device, Core)
:- added_by(running/3, [devices]).
% link_up(Device), address(Device, Address): of network interfaces.
:- added_by(link_up/1, [network]).
:- added_by(address/2, [network]).

% --- interrupts ---

% interrupt_source(Source, Controller, Input): where the wire of a device ends.
:- added_by(interrupt_source/3, [bus]).
% controller(Controller, Kind)
:- dynamic(controller/2).
% wire(Controller, Output, Next, Input): Next is another controller, or core(Core).
:- dynamic(wire/4).
% vectors(Controller, First, Last): the vectors that a controller can be programmed to raise.
:- dynamic(vectors/3).
% fixed_vector(Controller, Input, Vector): the input raises this vector and no other.
:- dynamic(fixed_vector/3).
% reserved_vectors(Core, First, Last): vectors of wires and of the kernel, which no controller is programmed to raise.
:- dynamic(reserved_vectors/3).
% trigger(Source, Trigger): 'level' if the device holds its line active, 'edge' if it pulses it or sends messages.
:- added_by(trigger/2, [bus]).
% vector_used(Core, Vector): a route that exists has it.
:- added_by(vector_used/2, [routing]).
% routed(Source, Core, Vector): a route that exists, as the controllers are programmed.
:- added_by(routed/3, [routing]).
% passes(Source, Controller, Input): the same route passes the input of a controller.
:- added_by(passes/3, [routing]).
