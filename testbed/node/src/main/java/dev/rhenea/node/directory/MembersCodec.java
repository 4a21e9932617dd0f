package dev.rhenea.node.directory;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The stored form of the members. */
final class MembersCodec {
  private MembersCodec() {}

  static void write(PayloadWriter out, Members members) {
    out.number(members.cluster().value());
    map(out, members.present(), NodeId::name, MembersCodec::write);
    map(out, members.left(), NodeId::name, (to, folder) -> to.number(folder.value()));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws MalformedPayloadException if it is not that
   */
  static Members read(PayloadReader in) {
    try {
      return new Members(
          new ClusterId(in.number()),
          map(in, NodeId::new, MembersCodec::member),
          map(in, NodeId::new, from -> new StorageId(from.number())));
    } catch (IllegalArgumentException noNameOrAddress) {
      throw new MalformedPayloadException(String.valueOf(noNameOrAddress.getMessage()));
    }
  }

  private static void write(PayloadWriter out, Member member) {
    out.optional(member.folder(), (to, folder) -> to.number(folder.value()));
    out.text(member.addresses().peer().toString()).text(member.addresses().http().toString());
    map(
        out,
        member.addresses().engines(),
        Function.identity(),
        (to, ports) ->
            map(to, ports, Function.identity(), (each, address) -> each.text(address.toString())));
  }

  private static Member member(PayloadReader in) {
    return new Member(
        in.optional(from -> new StorageId(from.number())),
        new Addresses(
            address(in),
            address(in),
            map(
                in,
                Function.identity(),
                ports -> map(ports, Function.identity(), MembersCodec::address))));
  }

  private static HostPort address(PayloadReader in) {
    return HostPort.parse(in.text());
  }

  private static <K, V> void map(
      PayloadWriter out,
      SortedMap<K, V> map,
      Function<K, String> name,
      BiConsumer<PayloadWriter, V> value) {
    out.list(
        List.copyOf(map.entrySet()),
        (to, entry) -> {
          to.text(name.apply(entry.getKey()));
          value.accept(to, entry.getValue());
        });
  }

  private static <K extends Comparable<? super K>, V> SortedMap<K, V> map(
      PayloadReader in, Function<String, K> name, Function<PayloadReader, V> value) {
    SortedMap<K, V> map = new TreeMap<>();
    for (Map.Entry<K, V> entry :
        in.list(from -> Map.entry(name.apply(from.text()), value.apply(from)))) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
