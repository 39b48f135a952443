<?php
/**
 * Plugin Name: Penilaian Kinerja
 * Description: Lembar nilai Penilaian Kinerja 8 Aksi Konvergensi dengan [penilaian_kinerja], dan penerimaan lembar yang dikunci.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * Panelists grade in the browser; what they finalise comes here by a REST route and is kept in a table of its own,
 * as the file that it is. Nothing is scored on the server.
 */

defined( 'ABSPATH' ) || exit;

const PK_VERSI = '0.1.0';
/** Who may send sheets, and who may read them. */
const PK_KIRIM = 'pk_kirim_lembar';
const PK_BACA  = 'pk_baca_lembar';

require __DIR__ . '/lembar.php';
require __DIR__ . '/rest.php';
require __DIR__ . '/halaman.php';
require __DIR__ . '/shortcode.php';

register_activation_hook( __FILE__, 'pk_pasang' );

/** Makes the table and gives the roles what they may do. Nothing is taken away again: sheets are records. */
function pk_pasang() {
	pk_buat_tabel();
	add_role( 'panelis', 'Panelis', array( 'read' => true, PK_KIRIM => true ) );
	foreach ( array( 'administrator', 'editor', 'author', 'contributor' ) as $nama ) {
		$peran = get_role( $nama );
		if ( $peran ) {
			$peran->add_cap( PK_KIRIM );
		}
	}
	foreach ( array( 'administrator', 'editor' ) as $nama ) {
		$peran = get_role( $nama );
		if ( $peran ) {
			$peran->add_cap( PK_BACA );
		}
	}
}
