package org.hamlet.net;

import java.util.Optional;

/** The types of DNS records that rules may ask for. */
public enum RecordType {
  A,
  AAAA,
  ANY,
  CERT,
  CNAME,
  DHCID,
  DNAME,
  HINFO,
  HIP,
  IPSECKEY,
  KX,
  LOC,
  MINFO,
  MX,
  NAPTR,
  NS,
  OPENPGPKEY,
  PTR,
  RP,
  SOA,
  SPF,
  SRV,
  SSHFP,
  TXT,
  URI;

  /** The type of that name, upper case; empty for another. */
  public static Optional<RecordType> named(String name) {
    for (RecordType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
