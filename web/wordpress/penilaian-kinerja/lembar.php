<?php
/** Sheets in WordPress's own database: each file once, none ever changed. */

defined( 'ABSPATH' ) || exit;

/** The most bytes of a file; what a panelist has of one round is far smaller. */
const PK_TERBESAR = 8 * 1024 * 1024;

function pk_tabel() {
	global $wpdb;
	return $wpdb->prefix . 'pk_lembar';
}

function pk_buat_tabel() {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	$tabel   = pk_tabel();
	$charset = $wpdb->get_charset_collate();
	dbDelta(
		"CREATE TABLE $tabel (
		id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		pengguna bigint(20) unsigned NOT NULL,
		diterima datetime NOT NULL,
		putaran char(64) NOT NULL,
		judul varchar(200) NOT NULL,
		panelis varchar(200) NOT NULL,
		daerah text NOT NULL,
		sidik char(64) NOT NULL,
		isi longtext NOT NULL,
		PRIMARY KEY  (id),
		UNIQUE KEY sidik (sidik)
		) $charset;"
	);
}

/**
 * What is wrong with a file that was sent, as a sentence; or what the list says of it.
 *
 * Only what the list needs is looked at. Whoever reads the file later checks all of it.
 *
 * @return array|WP_Error
 */
function pk_baca( $isi ) {
	$salah = static function ( $kalimat ) {
		return new WP_Error( 'pk_berkas', $kalimat, array( 'status' => 400 ) );
	};
	if ( strlen( $isi ) > PK_TERBESAR ) {
		return new WP_Error( 'pk_besar', 'Berkas lebih besar dari 8 MiB. Kirim satu putaran saja.', array( 'status' => 413 ) );
	}
	$berkas = json_decode( $isi, true, 64 );
	if ( ! is_array( $berkas ) || 'penilaian-kinerja' !== ( $berkas['format'] ?? null ) ) {
		return $salah( 'Ini bukan berkas Penilaian Kinerja. Kirim berkas dari lembar nilai.' );
	}
	if ( 1 !== ( $berkas['version'] ?? null ) || 'sheets' !== ( $berkas['kind'] ?? null ) ) {
		return $salah( 'Berkas ini bukan lembar nilai versi 1. Kirim berkas dari lembar nilai.' );
	}
	$putaran = $berkas['fingerprint'] ?? null;
	$entri   = $berkas['entries'] ?? null;
	if ( ! is_string( $putaran ) || ! preg_match( '/^[0-9a-f]{64}$/', $putaran ) || ! is_array( $entri ) || ! $entri ) {
		return $salah( 'Lembar nilai ini kosong atau tidak utuh. Kirim berkas yang utuh.' );
	}
	$panelis = array();
	$daerah  = array();
	foreach ( $entri as $satu ) {
		if ( ! is_string( $satu['panelist'] ?? null ) || ! is_string( $satu['district'] ?? null ) ) {
			return $salah( 'Ada entri tanpa panelis atau daerah. Kirim berkas yang utuh.' );
		}
		$panelis[ $satu['panelist'] ] = pk_nama( $berkas['round']['panel'] ?? array(), 'id', $satu['panelist'] );
		$daerah[ $satu['district'] ]  = pk_nama( $berkas['round']['districts'] ?? array(), 'code', $satu['district'] );
	}
	return array(
		'putaran' => $putaran,
		'judul'   => mb_substr( (string) ( $berkas['round']['title'] ?? '' ), 0, 200 ),
		'panelis' => mb_substr( implode( ', ', $panelis ), 0, 200 ),
		'daerah'  => implode( ', ', $daerah ),
	);
}

/** The name that a round gives to somebody or something, or what it is known by. */
function pk_nama( $daftar, $kunci, $dicari ) {
	foreach ( is_array( $daftar ) ? $daftar : array() as $satu ) {
		if ( ( $satu[ $kunci ] ?? null ) === $dicari && is_string( $satu['name'] ?? null ) ) {
			return $satu['name'];
		}
	}
	return $dicari;
}

/**
 * Keeps a file. The same bytes are kept once, whoever sends them again.
 *
 * @return array|WP_Error The number under which it is kept, and whether it was there already.
 */
function pk_simpan( $isi, $pengguna ) {
	global $wpdb;
	$baris = pk_baca( $isi );
	if ( is_wp_error( $baris ) ) {
		return $baris;
	}
	$sidik = hash( 'sha256', $isi );
	$cari  = $wpdb->prepare( 'SELECT id FROM ' . pk_tabel() . ' WHERE sidik = %s', $sidik );
	$ada   = $wpdb->get_var( $cari );
	if ( $ada ) {
		return array( 'id' => (int) $ada, 'baru' => false );
	}
	$baris += array(
		'pengguna' => $pengguna,
		'diterima' => current_time( 'mysql', true ),
		'sidik'    => $sidik,
		'isi'      => $isi,
	);
	if ( ! $wpdb->insert( pk_tabel(), $baris ) ) {
		// Somebody may have sent the same at the same moment.
		$ada = $wpdb->get_var( $cari );
		return $ada ? array( 'id' => (int) $ada, 'baru' => false )
			: new WP_Error( 'pk_simpan', 'Lembar nilai tidak dapat disimpan di portal. Coba lagi, atau serahkan berkas unduhan kepada sekretariat.', array( 'status' => 500 ) );
	}
	return array( 'id' => (int) $wpdb->insert_id, 'baru' => true );
}

/** What was received, the newest first, without the files themselves. */
function pk_daftar( $halaman = 1, $banyak = 50 ) {
	global $wpdb;
	$mulai = ( max( 1, (int) $halaman ) - 1 ) * $banyak;
	return $wpdb->get_results(
		$wpdb->prepare(
			'SELECT id, pengguna, diterima, putaran, judul, panelis, daerah, sidik FROM ' . pk_tabel() . ' ORDER BY id DESC LIMIT %d OFFSET %d',
			$banyak,
			$mulai
		),
		ARRAY_A
	);
}

/** How many files were received. */
function pk_banyaknya() {
	global $wpdb;
	return (int) $wpdb->get_var( 'SELECT COUNT(*) FROM ' . pk_tabel() );
}

/** One file, byte for byte as it came; null where there is none. */
function pk_isi( $id ) {
	global $wpdb;
	return $wpdb->get_var( $wpdb->prepare( 'SELECT isi FROM ' . pk_tabel() . ' WHERE id = %d', $id ) );
}
